package org.hemicycle.events.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A YAML file of facts on the classpath: lists of records by section. */
public final class FactFile {

    private final String name;
    private final Map<?, ?> sections;

    private FactFile(String name, Map<?, ?> sections) {
        this.name = name;
        this.sections = sections;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalStateException when it is not there or not a map of lists
     */
    public static FactFile read(String resource) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream text = FactFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (text != null && new Yaml(new SafeConstructor(options)).load(text) instanceof Map<?, ?> sections) {
                return new FactFile(resource, sections);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(resource + " is missing or has no sections");
    }

    /**
     * The records of one section, none where the file does not have it.
     *
     * @throws IllegalStateException when one is not a record, or two have the same id
     */
    public List<FactRecord> records(String section) {
        var records = new ArrayList<FactRecord>();
        var ids = new HashSet<String>();
        if (sections.get(section) instanceof List<?> list) {
            for (Object one : list) {
                var record = FactRecord.of(name + ", " + section + " " + (records.size() + 1), one);
                if (record.has("id") && !ids.add(record.text("id"))) {
                    throw record.wrong("id", "is used twice");
                }
                records.add(record);
            }
        }
        return records;
    }
}
