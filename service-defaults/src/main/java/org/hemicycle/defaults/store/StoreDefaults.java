package org.hemicycle.defaults.store;

import com.mongodb.WriteConcern;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.hemicycle.defaults.refusal.StoreAdvice;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** How a service of ours talks to MongoDB. */
@AutoConfiguration(before = {MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
@ConditionalOnClass({MongoOperations.class, MongoAutoConfiguration.class})
@Import(StoreAdvice.class)
public class StoreDefaults {

    /** A write is acknowledged when a majority has it in the journal, and retried once where the server supports it. */
    @Bean
    MongoClientSettingsBuilderCustomizer durableWrites() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .retryWrites(true)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS));
    }

    @Bean
    MongoCustomConversions mongoCustomConversions(ObjectProvider<StoreConversions> own) {
        var all = new ArrayList<>(Conversions.all());
        own.forEach(conversions -> all.addAll(conversions.converters()));
        return new MongoCustomConversions(all);
    }

    @Bean
    Leases leases(MongoOperations mongo, Clock clock) {
        return new Leases(mongo, clock);
    }
}
