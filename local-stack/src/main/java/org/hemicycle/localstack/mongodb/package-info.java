/// The embedded server that speaks the MongoDB protocol, for machines without a MongoDB. It knows how documents and
/// indexes are kept so that nothing acknowledged is lost, no document is seen half changed, and queries stay fast as
/// collections grow; the wire protocol, query matching, updates and aggregation it leaves to mongo-java-server.
@NullMarked
package org.hemicycle.localstack.mongodb;

import org.jspecify.annotations.NullMarked;
