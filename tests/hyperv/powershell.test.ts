import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Move, compare, configure, start } from '../../src/hyperv/commands';
import {
  drainAllLive,
  drainLines,
  drainNode,
  resumeNode,
  setPriority,
} from '../../src/hyperv/drain';
import { endsOf } from '../../src/hyperv/ends';
import { type Command, command, quoteString, render } from '../../src/hyperv/powershell';
import { START_TOOLS } from '../../src/hyperv/start-ways';
import { HOST_FIELDS } from '../../src/model/host-settings';
import { unknownIn } from './cmdlets';
import { type Settings, anySettings, moveOf, name } from './moves';
import { type ParsedCommand, type ParsedValue, parseLine } from './powershell-parser';

const commandsOf = (move: Move) => [
  ...[compare(move), ...configure(move), ...start(move)],
  ...[...drainNode(move.hosts), ...resumeNode(move.hosts), drainAllLive()],
  setPriority(move.hosts.vm.name, 'high'),
];

/** The expected result of parsing a line. */
function parsedForm({
  cmdlet,
  parameters,
  switches = [],
  then = [],
  property,
}: Command): ParsedCommand[] {
  const listOf = (value: unknown) => (Array.isArray(value) ? value : [value]) as ParsedValue[];
  return [
    {
      cmdlet,
      positional: [],
      parameters: [
        ...parameters.map(([key, value]): [string, ParsedValue[]] => [key, listOf(value)]),
        ...switches.map((key): [string, ParsedValue[]] => [key, []]),
      ],
      ...(property && { property: property as NonNullable<ParsedCommand['property']> }),
    },
    ...then.flatMap(parsedForm),
  ];
}

describe('the generated lines', () => {
  test('parse to what they were made of, with known cmdlets and parameters only', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        for (const made of commandsOf(moveOf(settings))) {
          const parsed = parseLine(render(made));
          expect(parsed).toEqual(parsedForm(made));
          expect(unknownIn(parsed)).toEqual([]);
        }
      }),
    );
  });

  test('name the guest, the hosts and the place of the files as they were typed', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const move = moveOf({ ...settings, isClustered: false, storage: 'shared-nothing' });
        const [first, second, vm, path] = settings.names;
        const [from, to] = settings.direction === 'back' ? [second, first] : [first, second];
        const made = start(move).find(({ cmdlet }) => cmdlet === 'Move-VM')!;
        const [moved] = parseLine(render(made));
        const given = Object.fromEntries(moved!.parameters);
        expect(given).toMatchObject({
          Name: [vm],
          DestinationHost: [to],
          DestinationStoragePath: [path],
          IncludeStorage: [],
        });
        const isAtSource = settings.signedInAt === endsOf(move.hosts).sourceSide;
        expect(given.ComputerName).toEqual(isAtSource ? undefined : [from]);
      }),
    );
  });

  test.each<[Partial<Settings>, 'start' | 'compare' | 'configure', string[]]>([
    [{}, 'start', ["Move-VM -Name 'SQL01' -DestinationHost 'HV2'"]],
    [
      { storage: 'shared-nothing', signedInAt: 'workstation' },
      'start',
      [
        "Move-VM -Name 'SQL01' -ComputerName 'HV1' -DestinationHost 'HV2' " +
          "-DestinationStoragePath 'D:\\SQL01' -IncludeStorage",
      ],
    ],
    [
      { storage: 'shared-nothing', names: ['HV1', 'HV2', 'SQL01', ''] },
      'start',
      ["Move-VM -Name 'SQL01' -DestinationHost 'HV2' -IncludeStorage"],
    ],
    [
      { direction: 'back' },
      'start',
      ["Move-VM -Name 'SQL01' -ComputerName 'HV2' -DestinationHost 'HV1'"],
    ],
    [
      { names: ["O'Brien's", '$env:X', 'a‘b; `"', ''] },
      'start',
      ["Move-VM -Name 'a‘‘b; `\"' -DestinationHost '$env:X'"],
    ],
    [
      { isClustered: true, storage: 'shared-nothing' },
      'start',
      ["Move-ClusterVirtualMachineRole -Name 'SQL01' -Node 'HV2' -MigrationType 'Live'"],
    ],
    [
      { isClustered: true, policyId: 'quick-migration', direction: 'back' },
      'start',
      ["Move-ClusterVirtualMachineRole -Name 'SQL01' -Node 'HV1' -MigrationType 'Quick'"],
    ],
    [
      { policyId: 'quick-migration', signedInAt: 'workstation' },
      'start',
      [
        "Save-VM -Name 'SQL01' -ComputerName 'HV1'",
        "Move-VM -Name 'SQL01' -ComputerName 'HV1' -DestinationHost 'HV2'",
        "Start-VM -Name 'SQL01' -ComputerName 'HV2'",
      ],
    ],
    [
      {},
      'compare',
      [
        "Compare-VM -Name 'SQL01' -DestinationHost 'HV2' | " +
          "Select-Object -ExpandProperty 'Incompatibilities' | " +
          "Format-List -Property 'MessageId', 'Message'",
      ],
    ],
    [
      {},
      'configure',
      ['HV1', 'HV2'].flatMap((host) => [
        `Disable-VMMigration -ComputerName '${host}'`,
        `Set-VMHost -ComputerName '${host}' ` +
          "-VirtualMachineMigrationAuthenticationType 'CredSSP' " +
          "-VirtualMachineMigrationPerformanceOption 'Compression' " +
          '-MaximumVirtualMachineMigrations 2 -UseAnyNetworkForMigration $true',
      ]),
    ],
    [
      {
        direction: 'back',
        isClustered: true,
        compatibilityMode: true,
        authentication: 'kerberos',
        transport: 'smb-direct',
        smbLimitBytesPerSecond: 1.25e9,
        networks: ['10.1.0.0/24', 'fd00::/64'],
      },
      'configure',
      [
        ...['HV2', 'HV1'].flatMap((host) => [
          `Set-VMHost -ComputerName '${host}' ` +
            "-VirtualMachineMigrationAuthenticationType 'Kerberos' " +
            "-VirtualMachineMigrationPerformanceOption 'SMB'",
          `Add-WindowsFeature -Name 'FS-SMBBW' -ComputerName '${host}'`,
          "Set-SmbBandwidthLimit -Category 'LiveMigration' -BytesPerSecond 1250000000 " +
            `-CimSession '${host}'`,
        ]),
        '(Get-Cluster).MaximumParallelMigrations = 1',
        "Stop-VM -Name 'SQL01' -ComputerName 'HV2'",
        "Set-VMProcessor -VMName 'SQL01' -ComputerName 'HV2' -CompatibilityForMigrationEnabled $true",
        "Start-VM -Name 'SQL01' -ComputerName 'HV2'",
      ],
    ],
  ])('are exact: %j, %s', (settings, which, lines) => {
    const made = { start, compare, configure }[which](moveOf(settings));
    expect([made].flat().map(render)).toEqual(lines);
  });

  test('turn live migration on only where it is on', () => {
    const move = moveOf();
    move.hosts.second.liveMigration = true;
    const lines = configure(move).map(render);
    expect(lines).toContain("Disable-VMMigration -ComputerName 'HV1'");
    expect(lines).toContain("Enable-VMMigration -ComputerName 'HV2'");
  });

  test('limit SMB only where the memory travels by SMB, and never below what is accepted', () => {
    const limits = (settings: Partial<Settings>) =>
      configure(moveOf(settings)).flatMap(({ cmdlet, parameters }) =>
        cmdlet === 'Set-SmbBandwidthLimit' ? [Object.fromEntries(parameters).BytesPerSecond] : [],
      );
    expect(limits({ transport: 'compression', smbLimitBytesPerSecond: 1e9 })).toEqual([]);
    expect(limits({ transport: 'smb' })).toEqual([]);
    expect(limits({ transport: 'smb', smbLimitBytesPerSecond: 1 })).toEqual([1048576, 1048576]);
  });
});

describe('the tools that start a move', () => {
  test('are those of the setting, in its order', () => {
    expect(START_TOOLS.map(({ id }) => id)).toEqual(HOST_FIELDS.administrator.tool.choices);
  });

  test.each(START_TOOLS.map((tool) => [tool.label, tool] as const))(
    '%s says what it can do, what it cannot, and each step',
    (_, startTool) => {
      for (const list of [startTool.can, startTool.cannot]) {
        expect(list.length).toBeGreaterThan(0);
        for (const sentence of list) expect(sentence).toMatch(/^[A-Z].*\.$/);
      }
      expect(startTool.source).not.toBe('');
      fc.assert(
        fc.property(anySettings, (settings) => {
          const move = moveOf({ ...settings, names: ['HV1', 'HV2', 'SQL01', 'D:\\SQL01'] });
          const clicks = startTool.clicks(move);
          expect(clicks.length).toBeGreaterThan(0);
          for (const click of clicks) expect(click).toMatch(/^[A-Z].*\.$/);
          expect(clicks.join(' ')).toContain('SQL01');
        }),
      );
    },
  );

  test.each([
    ['hyper-v-manager', true, 'Use Failover Cluster Manager: SQL01 is a role of a cluster.'],
    ['failover-cluster-manager', false, 'Use another tool: SQL01 is not a role of a cluster.'],
  ])('%s sends elsewhere what it cannot move', (id, isClustered, click) => {
    const startTool = START_TOOLS.find((one) => one.id === id)!;
    expect(startTool.clicks(moveOf({ isClustered }))).toEqual([click]);
    expect(startTool.clicks(moveOf({ isClustered: !isClustered })).length).toBeGreaterThan(3);
  });

  test('Hyper-V Manager asks for the place of the files only when they move', () => {
    const startTool = START_TOOLS.find(({ id }) => id === 'hyper-v-manager')!;
    expect(startTool.clicks(moveOf({ storage: 'shared-nothing' })).join(' ')).toContain(
      'D:\\SQL01',
    );
    expect(startTool.clicks(moveOf()).join(' ')).toContain('Move only the virtual machine');
  });
});

describe('the parser of the check', () => {
  test.each([
    'Get-VM -Name $name',
    'Get-VM -Name `a',
    "Get-VM -Name 'a",
    "Get-VM -Name 'a'b'",
    "Get-VM; Remove-VM 'a'",
    'Get-VM -Name "a"',
    'Get-VM –Name 1',
    "Get-VM -Name 'a' 'b',",
    "Get-VM -Name 'a' |",
    "Get-VM -Name ('a')",
    'Get-VM -Name (Get-VM',
    '(Get-VM)x',
    '(Get-VM)',
    '(Get-VM).State =',
    '(Get-VM).State 1',
    "(Get-VM).State = 'a' | Stop-VM",
    'Get-VM & calc',
    'Get-VM > a',
    'Get-VM\nGet-VM',
    'Get-VM {1}',
    'Get-VM -Name $trueish',
    'Get-VM -Name été',
    "Get-VM @{a = 'b'}",
    '',
  ])('refuses %j', (line) => {
    expect(() => parseLine(line)).toThrow(SyntaxError);
  });

  test('knows lists, pipelines, parentheses, programs and hash tables', () => {
    expect(parseLine("Get-VM -Name 'a', 'b' | Stop-VM -Force")).toEqual([
      { cmdlet: 'Get-VM', positional: [], parameters: [['Name', ['a', 'b']]] },
      { cmdlet: 'Stop-VM', positional: [], parameters: [['Force', []]] },
    ]);
    expect(parseLine('Set-VM -Path $null')[0]!.parameters).toEqual([['Path', [null]]]);
    const inner = [{ cmdlet: 'Get-Cluster', positional: [], parameters: [] }];
    expect(parseLine('Get-VM -Name (Get-Cluster).Name')[0]!.parameters).toEqual([
      ['Name', [{ pipeline: inner, member: 'Name' }]],
    ]);
    const cluster = { ...inner[0]!, property: { name: 'Name' } };
    expect(parseLine('(Get-Cluster).Name')).toEqual([cluster]);
    expect(parseLine('(Get-Cluster).Name = 2')).toEqual([
      { ...cluster, property: { name: 'Name', value: 2 } },
    ]);
    expect(parseLine('klist purge -li 0x3e7')).toEqual([
      {
        cmdlet: 'klist',
        positional: [{ word: 'purge' }],
        parameters: [['li', [{ word: '0x3e7' }]]],
      },
    ]);
    expect(parseLine("Set-ADComputer -Add @{'k'='a', 'b'}")[0]!.parameters).toEqual([
      ['Add', [{ table: [['k', ['a', 'b']]] }]],
    ]);
  });

  test('takes typographic quotes for plain ones, as PowerShell does', () => {
    expect(parseLine("Get-VM -Name 'a’")[0]!.parameters).toEqual([['Name', ['a']]]);
    expect(parseLine('Get-VM -Name ‚a‘’b‛')[0]!.parameters).toEqual([['Name', ['a’b']]]);
  });

  test('tells cmdlets and parameters that are not known, nested ones too', () => {
    const line = "Move-VM -Nmae 'a' -Name (Get-Vm) -WhatIf | Invoke-Expression -Command 'calc'";
    expect(unknownIn(parseLine(line))).toEqual(['Move-VM -Nmae', 'Get-Vm', 'Invoke-Expression']);
  });

  test('gives back any text that was quoted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name, (any, hostile) => {
        const line = render(command('Get-VM', { Name: [any, hostile] }));
        expect(parseLine(line)[0]!.parameters).toEqual([['Name', [any, hostile]]]);
        expect(line).toContain(quoteString(hostile));
      }),
    );
  });
});

describe('a drain', () => {
  test.each<[Partial<Settings>, string, string]>([
    [
      { isClustered: true },
      "Suspend-ClusterNode -Name 'HV1' -Drain -Wait",
      "Resume-ClusterNode -Name 'HV1' -Failback 'Immediate'",
    ],
    [
      { isClustered: true, direction: 'back' },
      "Suspend-ClusterNode -Name 'HV2' -Drain -Wait",
      "Resume-ClusterNode -Name 'HV2' -Failback 'Immediate'",
    ],
    [
      {},
      "Get-VM -ComputerName 'HV1' | Move-VM -DestinationHost 'HV2'",
      "Get-VM -ComputerName 'HV2' | Move-VM -DestinationHost 'HV1'",
    ],
  ])('with %j', (settings, drained, resumed) => {
    const { hosts } = moveOf(settings as Settings);
    expect(drainNode(hosts).map(render)).toEqual([drained]);
    expect(resumeNode(hosts).map(render)).toEqual([resumed]);
  });

  test('can move VMs of low priority live too, and set the priority of one', () => {
    expect(render(drainAllLive())).toBe(
      "Get-ClusterResourceType -Name 'Virtual Machine' | Set-ClusterParameter -Name 'MoveTypeThreshold' -Value 1000",
    );
    expect(render(setPriority('SQL01', 'high'))).toBe(
      "(Get-ClusterGroup -Name 'SQL01').Priority = 3000",
    );
  });

  test('quotes names for shells', () => {
    const { hosts } = moveOf({ names: ["a b'c", '$(id)', 'SQL01', ''] } as Settings);
    const lines = Object.values(drainLines(hosts, 3)).flat().join('\n');
    expect(lines).toContain(`kubectl drain 'a b'\\''c' `);
    expect(lines).toContain(`pvenode migrateall '$(id)' --maxworkers 3`);
  });
});
