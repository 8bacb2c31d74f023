package org.hemicycle.events.directory;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.hemicycle.contracts.AreaFacts;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.CommitmentFacts;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.OrganizationFacts;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.defaults.intake.Intake;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Repository;

/** The copy of the directory, each record at the highest version that has arrived. */
@Repository
public class Directory {

    private static final String COMMITMENTS = "commitments";
    private static final int COMMITMENTS_AT_ONCE = 20;
    private static final String ARTICLES = "articles";
    private static final int ARTICLES_AT_ONCE = 10;

    /** Kinds of pieces in which those whom they name speak themselves; an article speaks of them. */
    private static final List<String> IN_THEIR_WORDS = List.of("interview", "statement", "video");

    private final MongoOperations mongo;

    Directory(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(COMMITMENTS).createIndex(new Index("facts.personId", Sort.Direction.ASC).sparse().named("person"));
        mongo.indexOps(COMMITMENTS).createIndex(new Index("facts.organizationId", Sort.Direction.ASC).sparse().named("organization"));
        mongo.indexOps(ARTICLES).createIndex(new Index("facts.people", Sort.Direction.ASC).sparse().named("people"));
        mongo.indexOps(ARTICLES).createIndex(new Index("facts.organizations", Sort.Direction.ASC).sparse().named("organizations"));
    }

    /** The area with this code, if it has arrived. */
    public Optional<AreaFacts> area(String id) {
        return find("areas", id, AreaFacts.class);
    }

    /** The building with this id, if it has arrived. */
    public Optional<BuildingFacts> building(String id) {
        return find("buildings", id, BuildingFacts.class);
    }

    /** The public person with this id, if they have arrived. */
    public Optional<PersonFacts> person(String id) {
        return find("people", id, PersonFacts.class);
    }

    /** The organization with this id, if it has arrived; a chamber comes with the seats of its groups where they are known. */
    public Optional<OrganizationFacts> organization(String id) {
        return find("organizations", id, OrganizationFacts.class);
    }

    /**
     * The public commitments that have arrived and that a person made, or the body they work for without naming anybody;
     * those made last first.
     */
    public List<CommitmentFacts> commitmentsOf(PersonFacts person) {
        var own = where("facts.personId").is(person.id());
        var wanted = person.organizationId() == null
                ? own
                : new Criteria().orOperator(own, where("facts.organizationId").is(person.organizationId()).and("facts.personId").is(null));
        var query = new Query(wanted)
                .with(Sort.by(Sort.Order.desc("facts.madeOn"), Sort.Order.asc("_id")))
                .limit(COMMITMENTS_AT_ONCE);
        return mongo.find(query, Document.class, COMMITMENTS).stream()
                .map(document -> mongo.getConverter()
                        .read(CommitmentFacts.class, Objects.requireNonNull(document.get("facts", Document.class))))
                .toList();
    }

    /**
     * The public interviews, statements and videos that have arrived and that name a person, or the body they work for
     * without naming anybody; the latest first, those without a day last.
     */
    public List<ArticleFacts> saidBy(PersonFacts person) {
        var own = where("facts.people").is(person.id());
        var named = person.organizationId() == null
                ? own
                : new Criteria().orOperator(own, where("facts.organizations").is(person.organizationId()).and("facts.people").size(0));
        var query = new Query(new Criteria().andOperator(named, where("facts.kind").in(IN_THEIR_WORDS)))
                .with(Sort.by(Sort.Order.desc("facts.publishedOn"), Sort.Order.asc("_id")))
                .limit(ARTICLES_AT_ONCE);
        return mongo.find(query, Document.class, ARTICLES).stream()
                .map(document -> mongo.getConverter()
                        .read(ArticleFacts.class, Objects.requireNonNull(document.get("facts", Document.class))))
                .toList();
    }

    /** Takes over a record unless a later version of it is here already. */
    void record(DirectoryMessage message) {
        switch (message) {
            case DirectoryMessage.AreaRecorded(long version, AreaFacts area) -> keep("areas", area.id(), version, area);
            case DirectoryMessage.BuildingRecorded(long version, BuildingFacts building) -> keep("buildings", building.id(), version, building);
            case DirectoryMessage.PersonRecorded(long version, PersonFacts person) -> keep("people", person.id(), version, person);
            case DirectoryMessage.OrganizationRecorded(long version, OrganizationFacts organization) ->
                    keep("organizations", organization.id(), version, organization);
            case DirectoryMessage.CommitmentRecorded(long version, CommitmentFacts commitment) ->
                    keep(COMMITMENTS, commitment.id(), version, commitment);
            case DirectoryMessage.ArticleRecorded(long version, ArticleFacts article) -> keep(ARTICLES, article.id(), version, article);
            case DirectoryMessage.ArticleDropped(long version, String id) -> forget(ARTICLES, id, version, null);
            case DirectoryMessage.PersonWithdrawn(long version, String id, var successor) -> forget("people", id, version, successor);
            case DirectoryMessage.OrganizationWithdrawn(long version, String id, var successor) ->
                    forget("organizations", id, version, successor);
        }
    }

    private void keep(String collection, String id, long version, Object facts) {
        var document = new Document();
        mongo.getConverter().write(facts, document);
        document.remove("_class");
        take(collection, id, version, new Update().set("facts", document).unset("successor"));
    }

    /** Leaves the version alone, so that what is heard again of an earlier one is not believed, and who stands for it now. */
    private void forget(String collection, String id, long version, @Nullable String successor) {
        var update = new Update().unset("facts");
        take(collection, id, version, successor == null ? update.unset("successor") : update.set("successor", successor));
    }

    private void take(String collection, String id, long version, Update update) {
        try {
            mongo.upsert(
                    new Query(where("_id").is(id).and("version").lt(version)), update.set("version", version), collection);
        } catch (DuplicateKeyException newerIsHere) {
            // The condition found nothing to replace and the id is taken: what we have is as new or newer.
        }
    }

    private <T> Optional<T> find(String collection, String id, Class<T> type) {
        var document = mongo.findById(id, Document.class, collection);
        // A chain of mergers is followed no further than one of human length; a circle ends here too.
        for (int merged = 0; document != null && document.containsKey("successor") && merged < 10; merged++) {
            document = mongo.findById(document.getString("successor"), Document.class, collection);
        }
        var facts = document == null ? null : document.get("facts", Document.class);
        return Optional.ofNullable(facts).map(known -> mongo.getConverter().read(type, known));
    }

    /** Feeds the copy from the topic. */
    @Configuration(proxyBeanMethods = false)
    static class Feed {
        @Bean
        Consumer<Message<?>> directoryRecords(Intake intake, Directory copy) {
            return intake.of(DirectoryMessage.class, received -> copy.record(received.message()));
        }
    }
}
