package org.hemicycle.contracts;

/** Something that happened and is told to other services; its name on the wire is its {@link MessageType}. */
public interface Message {

    /** The id of the aggregate it happened to; what must stay in order shares it. */
    String aggregateId();
}
