package org.hemicycle.content.seed;

import java.util.List;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.article.Article;
import org.hemicycle.content.building.Building;
import org.hemicycle.content.commitment.Commitment;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;

/**
 * Everything that the seed files hold, complete and without contradiction.
 *
 * @param areas the areas, each after its parent
 * @param organizations the organizations with their seat counts
 * @param buildings the buildings
 * @param people the people
 * @param articles the archive of published pieces
 * @param commitments what was promised
 */
record SeedCatalogue(
        List<Area> areas,
        List<Organization> organizations,
        List<Building> buildings,
        List<Person> people,
        List<Article> articles,
        List<Commitment> commitments) {}
