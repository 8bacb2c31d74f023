package org.hemicycle.contracts;

/**
 * A slice of a notice's audience is to be served.
 *
 * @param noticeId the notice, whose id is that of the message that caused it
 * @param bucket the bucket of subscribers that the slice is taken from, counted from 0
 */
public record ChunkPlanned(String noticeId, int bucket) implements Message {

    @Override
    public String aggregateId() {
        return Integer.toString(bucket);
    }
}
