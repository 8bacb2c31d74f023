package org.hemicycle.localstack.supervisor;

import org.hemicycle.localstack.Server;

/// Which MongoDB the deployables talk to.
enum MongodbKind {
    /// A server that runs elsewhere, named by `MONGODB_URI`.
    GIVEN,
    /// A `mongod` found on the PATH, started here as a replica set of one.
    MONGOD,
    /// The local stack's own durable server, which speaks the protocol.
    EMBEDDED;

    static MongodbKind chosen(Settings settings) {
        if (settings.isGivenElsewhere(Server.MONGODB)) {
            return GIVEN;
        }
        return Mongod.executable(settings).isPresent() ? MONGOD : EMBEDDED;
    }

    String uri(Settings settings) {
        String local = "mongodb://127.0.0.1:" + settings.port(Server.MONGODB);
        return switch (this) {
            case GIVEN -> settings.given("MONGODB_URI").orElse(local);
            case MONGOD -> local + "/?replicaSet=" + Mongod.REPLICA_SET;
            case EMBEDDED -> local;
        };
    }

    String described(Settings settings) {
        return switch (this) {
            // The address may hold a password.
            case GIVEN -> "given by MONGODB_URI, " + uri(settings).replaceFirst("//[^@/]*@", "//…@");
            case MONGOD -> "mongod of this machine, " + uri(settings);
            case EMBEDDED -> "embedded, " + uri(settings);
        };
    }
}
