/// What a laptop lacks, started as processes of their own: a Kafka broker, a server that speaks the MongoDB protocol,
/// a mail catcher and an OpenID provider. This package knows how to start, stop and find them and needs nothing but
/// the JDK, so that any module's tests can use it; the servers themselves live in the packages beside it.
@NullMarked
package org.hemicycle.localstack;

import org.jspecify.annotations.NullMarked;
