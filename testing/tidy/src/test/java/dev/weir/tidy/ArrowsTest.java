package dev.weir.tidy;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.weir.tidy.Repository.Module;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The arrows between modules, in their project files and in their classes, and no cycles between packages. */
class ArrowsTest {
    private final Repository repository = Repository.around(Path.of(""));
    private final List<Module> modules = repository.modules();

    @Test
    void everyModuleIsDrawn() {
        assertThat(modules)
                .extracting(Module::name)
                .allMatch(Arrows::knows, "is drawn in Arrows")
                .doesNotHaveDuplicates();
    }

    @Test
    void projectFilesFollowTheArrows() {
        List<String> wrong = new ArrayList<>();
        for (Module module : modules) {
            for (Pom.Dependency dependency : module.pom().dependencies()) {
                // A test and the wiring of a program may see more than the code that is compiled.
                boolean compiled =
                        dependency.scope().equals("compile") && !module.name().equals("dist");
                boolean own = dependency.group().equals("dev.weir");
                String used = dependency.artifact().replaceFirst("^weir-", "");
                if (own && compiled && !Arrows.allows(module.name(), used)) {
                    wrong.add(module.folder() + " -> " + used);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyLibraryHasOneDoor() {
        Map<String, TreeSet<String>> doors = new HashMap<>();
        for (Module module : modules) {
            for (Pom.Dependency dependency : module.pom().dependencies()) {
                boolean foreign = !dependency.group().equals("dev.weir");
                if (foreign && dependency.scope().equals("compile") && !Arrows.isCommonLibrary(dependency.group())) {
                    doors.computeIfAbsent(dependency.group() + ":" + dependency.artifact(), name -> new TreeSet<>())
                            .add(module.folder());
                }
            }
        }
        assertThat(doors)
                .allSatisfy((library, users) -> assertThat(users).as(library).hasSize(1));
    }

    @Test
    void classesFollowTheArrows() {
        Map<String, String> homes = homes();
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass user : classes()) {
            String home = homes.get(user.getPackageName());
            for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                String used = homes.get(
                        dependency.getTargetClass().getBaseComponentType().getPackageName());
                if (home != null && used != null && !Arrows.allows(home, used)) {
                    wrong.add(user.getName() + " (" + home + ") -> "
                            + dependency.getTargetClass().getName() + " (" + used + ")");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.weir.(**)").should().beFreeOfCycles().check(classes());
    }

    private static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("dev.weir");
    }

    /** The module of each package of main code. */
    private Map<String, String> homes() {
        Map<String, String> homes = new HashMap<>();
        for (JavaSource source : JavaSource.parse(repository.root(), repository.javaFiles())) {
            if (source.isMain()) {
                for (Module module : modules) {
                    if (source.path().startsWith(Path.of(module.folder()))) {
                        homes.put(source.packageName(), module.name());
                    }
                }
            }
        }
        return homes;
    }
}
