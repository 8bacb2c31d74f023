package org.hemicycle.content.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The folder of seed files: its {@code .yaml} files hold lists of records, sorted into {@link Section}s.
 *
 * @param path where it is
 */
record SeedFolder(Path path) {

    /**
     * Reads and checks every file.
     *
     * @throws SeedsRefused with every mistake found, when there is one
     */
    SeedCatalogue read() {
        var problems = new ArrayList<SeedProblem>();
        var sections = new EnumMap<Section, List<SeedRecord>>(Section.class);
        for (Section section : Section.values()) {
            sections.put(section, new ArrayList<>());
        }
        for (Path file : files()) {
            try {
                sort(file, sections);
            } catch (SeedRecord.Problem e) {
                problems.add(e.problem());
            }
        }
        // A file that cannot be read makes every reference to its records dangle: say only what is wrong at the root.
        if (!problems.isEmpty()) {
            throw new SeedsRefused(problems);
        }
        return new SeedReading(sections).catalogue();
    }

    private List<Path> files() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(".+\\.ya?ml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SeedsRefused(List.of(
                    new SeedProblem(path.toString(), 0, "the folder of seed files cannot be read (SEEDS_DIR)")));
        }
    }

    private static void sort(Path file, Map<Section, List<SeedRecord>> sections) {
        String name = file.getFileName().toString();
        if (!(parse(file, name) instanceof MappingNode root)) {
            throw new SeedRecord.Problem(
                    new SeedProblem(name, 1, "a seed file holds lists under names such as " + Section.names()));
        }
        var content = new SeedRecord(name, root);
        for (Section section : Section.values()) {
            sections.getOrDefault(section, List.of()).addAll(content.records(section.key()));
        }
        List<SeedProblem> unknown = content.unknownFields();
        if (!unknown.isEmpty()) {
            SeedProblem first = unknown.getFirst();
            throw new SeedRecord.Problem(new SeedProblem(
                    first.file(), first.line(), first.reason() + "; a seed file holds " + Section.names()));
        }
    }

    private static Node parse(Path file, String name) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(Files.readString(file, UTF_8)));
            if (root == null) {
                throw new SeedRecord.Problem(new SeedProblem(name, 1, "the file is empty"));
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new SeedRecord.Problem(new SeedProblem(name, line, "not YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            throw new SeedRecord.Problem(new SeedProblem(name, 1, "not YAML: " + e.getMessage()));
        } catch (CharacterCodingException e) {
            throw new SeedRecord.Problem(new SeedProblem(name, 1, "the file is not UTF-8"));
        } catch (IOException e) {
            throw new SeedRecord.Problem(new SeedProblem(name, 1, "the file cannot be read"));
        }
    }
}
