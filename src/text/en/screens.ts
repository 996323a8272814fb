/** The frame around the screens. */
export const screens = {
  /** In the header; marked parts are hidden if there is little space. */
  names: {
    watch: 'Watch',
    map: 'Map',
    hosts: 'Hosts',
    cluster: 'Cluster[ lab](wide)',
    reality: 'Against reality',
  },
  skipTo: {
    watch: 'Skip to the migration',
    map: 'Skip to the map',
    hosts: 'Skip to the hosts',
    cluster: 'Skip to the cluster lab',
    reality: 'Skip to the comparison',
    moves: 'Skip to the kinds of moves',
    race: 'Skip to the race',
  },
  skipToPlay: 'Skip to Play',
  brand: 'Precopy',
  present: 'Present',
  keys: 'Keys',
  notLoaded: 'This screen could not be loaded. Reload the page.',
};
