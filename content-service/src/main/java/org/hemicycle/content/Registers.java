package org.hemicycle.content;

import java.util.List;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.article.ArticleRefusal;
import org.hemicycle.content.building.Building;
import org.hemicycle.content.membership.Post;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service keeps: the registers of the directory with their collections and messages, on one screen. */
@Configuration(proxyBeanMethods = false)
class Registers {

    @Bean
    Register<Area> areas(Outbox outbox) {
        return new Register<>(outbox.aggregates("areas", Area.class), "area", (version, area) -> area.recorded(version));
    }

    @Bean
    Register<Organization> organizations(Outbox outbox) {
        return new Register<>(
                outbox.aggregates("organizations", Organization.class),
                "organization",
                Organization::owed);
    }

    @Bean
    Register<Building> buildings(Outbox outbox) {
        return new Register<>(
                outbox.aggregates("buildings", Building.class),
                "building",
                (version, building) -> building.recorded(version));
    }

    @Bean
    Register<Person> people(Outbox outbox) {
        return new Register<>(
                outbox.aggregates("people", Person.class), "person", Person::owed);
    }

    @Bean
    Register<Post> posts(Outbox outbox) {
        return new Register<>(outbox.aggregates("posts", Post.class), "", (version, before, post) -> List.of());
    }

    @Bean
    Refusals refusals() {
        return new Refusals(List.of(ArticleRefusal.values()));
    }
}
