package dev.weir.sql;

import dev.weir.dataflow.checkpoint.CheckpointFolders;
import dev.weir.sql.parse.StatementText;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names jobs so that a script that is run again gives each of its jobs the name it had before: the checkpoints of a job
 * are found by its name. Used by one thread.
 */
final class JobNames {
    private static final int MOST_TABLES = 3;

    private final String prefix;
    private final boolean script;
    /** The folders of the names that the script has given. */
    private final Set<String> given = new HashSet<>();

    private JobNames(String prefix, boolean script) {
        this.prefix = prefix;
        this.script = script;
    }

    /** The names of jobs of statements that are typed one by one: they differ from those of jobs that run. */
    static JobNames typed() {
        return new JobNames("", false);
    }

    /** The names of the jobs of a script that runs from its beginning: no two are alike. */
    static JobNames ofScript(String file) {
        Path name = Path.of(file.equals(StatementText.TYPED) ? "" : file).getFileName();
        String plain = name == null ? "" : name.toString().replaceFirst("\\.[^.]*$", "");
        return new JobNames(plain.isEmpty() ? "" : plain + "/", true);
    }

    /** What a job is called that fills tables. */
    static String inserting(List<String> tables) {
        List<String> names = tables.stream()
                .map(table -> table.substring(table.lastIndexOf('.') + 1))
                .toList();
        int shown = names.size() <= MOST_TABLES ? names.size() : MOST_TABLES - 1;
        String named = String.join("-and-", names.subList(0, shown));
        return "insert-into-" + named + (shown == names.size() ? "" : "-and-" + (names.size() - shown) + "-more");
    }

    /**
     * The name of a job that is about to start.
     *
     * @param wanted what its user calls it
     * @param usual what it is called otherwise
     * @param running the names of jobs that have not ended
     */
    String next(Optional<String> wanted, String usual, Collection<String> running) {
        Set<String> taken = running.stream().map(CheckpointFolders::of).collect(Collectors.toCollection(HashSet::new));
        if (script) {
            taken.addAll(given);
        }
        String first = wanted.orElse(prefix + usual);
        String name = first;
        for (int number = 2; taken.contains(CheckpointFolders.of(name)); number++) {
            name = first + "-" + number;
        }
        given.add(CheckpointFolders.of(name));
        return name;
    }
}
