package org.hemicycle.content.search;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.hemicycle.content.searchable.Source;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** What can be searched at this instance: its index, and whether everything is in it yet. */
@Component("search")
class Search implements InfoContributor, DisposableBean {

    private final Path folder;
    private final Words words = new Words();
    private final List<String> kinds;
    private volatile Index index;
    private volatile boolean complete;

    Search(@Value("${hemicycle.search.folder}") Path folder, List<Source> sources) {
        this.folder = folder;
        this.kinds = sources.stream().flatMap(source -> source.kinds().stream()).distinct().sorted().toList();
        this.index = new Index(folder, words);
    }

    /** Everything that a hit can be. */
    Collection<String> kinds() {
        return kinds;
    }

    /** The index as it is now. */
    Index index() {
        return index;
    }

    /** Whether everything there was at the start has been read. */
    boolean isComplete() {
        return complete;
    }

    /** Says whether everything has been read. */
    void complete(boolean now) {
        complete = now;
    }

    /** Begins with an empty index, when the old one cannot be written any more. */
    void beginAgain() {
        complete = false;
        Index broken = index;
        index = new Index(folder, words);
        broken.close();
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("search", new State(index.size(), complete));
    }

    /** For administrators. */
    record State(int entries, boolean complete) {}

    @Override
    public void destroy() {
        index.close();
    }
}
