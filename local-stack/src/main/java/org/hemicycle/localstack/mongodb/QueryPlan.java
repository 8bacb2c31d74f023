package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How to find the documents of a query: which stretches of which index, in which direction, and whether they come in the
/// order that was asked for.
///
/// @param index the index to walk
/// @param ranges its stretches, ascending and apart from one another
/// @param backwards whether to walk them from the end
/// @param inOrder whether documents come as they were asked for, so that no sort follows
/// @param expected how many entries will be looked at, about
record QueryPlan(SortedIndex<?> index, List<KeyRange> ranges, boolean backwards, boolean inOrder, double expected) {

    /// From how many stretches the number of entries is estimated.
    private static final int SAMPLE = 16;
    private static final double COST_OF_SORTING = 2;
    /// An entry of a secondary index is followed by a look-up of its document.
    private static final double COST_OF_LOOKUP = 1.5;

    /// Chooses the plan that looks at the fewest entries.
    ///
    /// @param byId the index that all documents are in
    /// @param declared the other indexes
    /// @param sort the order asked for, if any
    /// @param wanted how many documents were asked for, or 0 for all
    static QueryPlan choose(IdIndex byId, List<? extends SortedIndex<?>> declared, Document query,
            @Nullable Document sort, long wanted) {
        if (sort != null && sort.containsKey("$natural")) {
            boolean backwards = sort.get("$natural") instanceof Number direction && direction.intValue() < 0;
            return new QueryPlan(byId, List.of(KeyRange.ALL), backwards, true, byId.getCount());
        }
        List<Conjunction> conjunctions = Conjunction.of(query);
        List<SortedIndex<?>> indexes = new ArrayList<>(declared);
        indexes.addFirst(byId);
        List<Draft> drafts = new ArrayList<>();
        double matching = byId.getCount();
        for (SortedIndex<?> index : indexes) {
            if (index == byId || isUsable(index, conjunctions)) {
                Draft draft = Draft.of(index, conjunctions, sort);
                drafts.add(draft);
                matching = Math.min(matching, draft.entries);
            }
        }
        double atMost = matching;
        return drafts.stream().map(draft -> draft.toPlan(atMost, wanted))
                .min(Comparator.comparingDouble(QueryPlan::expected)).orElseThrow();
    }

    /// Whether the index keeps every document that the query can match.
    private static boolean isUsable(SortedIndex<?> index, List<Conjunction> conjunctions) {
        Document filter = index.partialFilter();
        return conjunctions.stream().allMatch(conjunction ->
                (!index.keepsPresentOnly()
                        || index.fields().stream().anyMatch(field -> conjunction.impliesPresenceOf(field.name())))
                && (filter == null || PartialFilter.isImplied(filter, conjunction)));
    }

    private record Draft(SortedIndex<?> index, List<KeyRange> ranges, boolean backwards, boolean inOrder, double entries) {

        static Draft of(SortedIndex<?> index, List<Conjunction> conjunctions, @Nullable Document sort) {
            List<KeyRange> all = new ArrayList<>();
            for (Conjunction conjunction : conjunctions) {
                all.addAll(Stretches.of(index, conjunction));
            }
            List<KeyRange> ranges = KeyRange.merged(all);
            IndexOrder order = IndexOrder.of(index, conjunctions, sort);
            return new Draft(index, ranges, order == IndexOrder.BACKWARDS, order != IndexOrder.OTHER, count(index, ranges));
        }

        /// @param matching how many documents match at most
        QueryPlan toPlan(double matching, long wanted) {
            double expected = entries;
            if (inOrder && wanted > 0) {
                // The matching documents are taken to be spread evenly over the entries.
                expected = Math.min(entries, wanted * entries / Math.max(1, matching));
            } else if (!inOrder) {
                expected *= COST_OF_SORTING;
            }
            return new QueryPlan(index, ranges, backwards, inOrder,
                    index instanceof IdIndex ? expected : expected * COST_OF_LOOKUP);
        }

        private static double count(SortedIndex<?> index, List<KeyRange> ranges) {
            List<KeyRange> sample = ranges.size() <= SAMPLE ? ranges : ranges.subList(0, SAMPLE);
            double counted = sample.stream().mapToLong(index::count).sum();
            return sample.isEmpty() ? 0 : counted * ranges.size() / sample.size();
        }
    }

    /// What is left of this plan behind the place that was looked at last.
    QueryPlan after(Key place) {
        List<KeyRange> rest = new ArrayList<>();
        for (KeyRange range : ranges) {
            KeyRange left = backwards
                    ? new KeyRange(range.low(), place.compareTo(range.high()) < 0 ? place : range.high())
                    : new KeyRange(place.compareTo(range.low()) >= 0 ? place.successor() : range.low(), range.high());
            if (!left.isEmpty()) {
                rest.add(left);
            }
        }
        return new QueryPlan(index, rest, backwards, inOrder, expected);
    }

    /// The stretches in the order in which they are walked.
    List<KeyRange> walk() {
        List<KeyRange> walk = new ArrayList<>(ranges);
        if (backwards) {
            Collections.reverse(walk);
        }
        return walk;
    }
}
