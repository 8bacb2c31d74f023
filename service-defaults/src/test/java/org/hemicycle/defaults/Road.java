package org.hemicycle.defaults;

import java.util.List;
import java.util.function.Consumer;
import org.hemicycle.contracts.ChunkPlanned;
import org.hemicycle.defaults.Station.Arrivals;
import org.hemicycle.defaults.Station.Parcel;
import org.hemicycle.defaults.intake.Intake;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The station's store and its consumer. */
@Configuration
class Road {

    @Bean
    Aggregates<Parcel> parcels(Outbox outbox) {
        return outbox.aggregates("parcels", Parcel.class);
    }

    @Bean
    Arrivals arrivals() {
        return new Arrivals();
    }

    @Bean
    Consumer<Message<?>> chunks(Intake intake, Arrivals arrivals) {
        return intake.of(ChunkPlanned.class, arrivals::take);
    }

    /** Saves one parcel when a test starts the station as a process of its own and asks for it. */
    @Bean
    ApplicationRunner saveOnDemand(Aggregates<Parcel> parcels) {
        return arguments -> {
            for (String id : arguments.getOptionValues("save") == null ? List.<String>of() : arguments.getOptionValues("save")) {
                parcels.insert(id, Parcel.labelled(id), List.of(new ChunkPlanned(id, 1)));
            }
        };
    }
}
