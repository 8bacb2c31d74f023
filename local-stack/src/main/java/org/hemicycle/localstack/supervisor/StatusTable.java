package org.hemicycle.localstack.supervisor;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hemicycle.localstack.control.Status;

/// The state of the system as tables for a terminal.
final class StatusTable {

    private StatusTable() {
    }

    static void print(Status status, PrintStream out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PART", "INSTANCE", "PID", "PORT", "HEALTH", "RESTARTS", "RESIDENT MB"));
        for (Status.Deployment deployment : status.deployables()) {
            if (deployment.instances().isEmpty()) {
                rows.add(List.of(deployment.name(), "none", "", "", "stopped", "", ""));
            }
            for (Status.Part instance : deployment.instances()) {
                rows.add(row(deployment.name() + ":" + deployment.port(), instance));
            }
        }
        for (Status.Part server : status.servers()) {
            rows.add(row("server", server));
        }
        rows.add(row("", status.supervisor()));
        print(rows, out);
        out.printf(Locale.ROOT, "%nPhase    %s%nMongoDB  %s%nKafka    %s%nMemory   %,d MB resident in %d processes%n",
                status.phase(), status.mongodb(), status.kafkaBrokers(), status.residentMegabytes(), status.parts().size());
    }

    static void print(ConsumerLag lag, PrintStream out) {
        if (lag.problem() != null) {
            out.println("Consumer groups are not known: " + lag.problem());
            return;
        }
        if (lag.rows().isEmpty()) {
            out.println("No consumer group has read anything yet.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("GROUP", "TOPIC", "PARTITION", "INSTANCE", "POSITION", "END", "LAG"));
        for (ConsumerLag.Row row : lag.rows()) {
            Long position = row.position();
            rows.add(List.of(row.group(), row.topic(), Integer.toString(row.partition()),
                    row.instance().isEmpty() ? "nobody" : row.instance(), position == null ? "-" : position.toString(),
                    Long.toString(row.end()), Long.toString(row.lag())));
        }
        print(rows, out);
    }

    private static List<String> row(String part, Status.Part one) {
        Long pid = one.pid();
        Long resident = one.residentMegabytes();
        return List.of(part, one.name(), pid == null ? "-" : pid.toString(), Integer.toString(one.port()), one.health(),
                Integer.toString(one.restarts()), resident == null ? "-" : resident.toString());
    }

    private static void print(List<List<String>> rows, PrintStream out) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
