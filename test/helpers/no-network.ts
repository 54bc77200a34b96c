/** The guard of every test: only loopback is reachable. */
import nock from "nock";

// A worker keeps its modules from file to file, and one file has to take the guard off for itself.
if (!nock.isActive()) nock.activate();
nock.disableNetConnect();
nock.enableNetConnect((host) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host));
