/** What an operator may list as reachable: exact, spelled as in the URL. */
export const HOST_AND_PORT = /^(?:\[[0-9a-f:.]+\]|[a-z0-9.-]+):[0-9]{1,5}$/;
