package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// Documents as they are kept: BSON. Whoever reads one gets a copy of its own, so an update in progress is never seen.
final class Documents {

    private static final int TOO_LARGE = 10334;

    private Documents() {
    }

    /// The BSON of a document; refuses one that MongoDB would find too large.
    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        try {
            BsonEncoder.encodeDocument(document, buffer);
            int size = buffer.readableBytes();
            if (size > BsonConstants.MAX_BSON_OBJECT_SIZE) {
                throw new MongoServerError(TOO_LARGE, "BSONObjectTooLarge", "BSONObj size: " + size
                        + " is invalid. Size must be between 0 and " + BsonConstants.MAX_BSON_OBJECT_SIZE);
            }
            byte[] bson = new byte[size];
            buffer.readBytes(bson);
            return bson;
        } finally {
            buffer.release();
        }
    }

    static Document decode(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }
}
