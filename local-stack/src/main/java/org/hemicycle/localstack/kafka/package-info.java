/// The broker of the local stack. It knows the settings under which one real Kafka node (broker and controller, KRaft)
/// is content with a laptop, and keeps its data; topics are declared by those who own them.
@NullMarked
package org.hemicycle.localstack.kafka;

import org.jspecify.annotations.NullMarked;
