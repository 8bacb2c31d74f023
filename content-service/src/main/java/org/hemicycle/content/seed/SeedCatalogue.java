package org.hemicycle.content.seed;

import java.util.List;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.article.Article;
import org.hemicycle.content.building.Building;
import org.hemicycle.content.commitment.Commitment;
import org.hemicycle.content.membership.Membership;
import org.hemicycle.content.membership.Post;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;

/**
 * Everything that the seed files hold, complete and without contradiction.
 *
 * @param areas the areas, each after its parent
 * @param organizations the organizations with their seat counts
 * @param buildings the buildings
 * @param people the people
 * @param posts the posts
 * @param memberships who held or holds them, and who belongs to which organization
 * @param articles the archive of published pieces
 * @param commitments what was promised
 */
record SeedCatalogue(
        List<Area> areas,
        List<Organization> organizations,
        List<Building> buildings,
        List<Person> people,
        List<Post> posts,
        List<Membership> memberships,
        List<Article> articles,
        List<Commitment> commitments) {}
