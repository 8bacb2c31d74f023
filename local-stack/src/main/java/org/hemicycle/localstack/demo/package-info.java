/// The main story, played against a running system as its users would: through the public entrance, with a plain Kafka
/// client beside it and the mail read from the catcher. Everybody in it is invented.
@NullMarked
package org.hemicycle.localstack.demo;

import org.jspecify.annotations.NullMarked;
