package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.command.oversight.OversightCommand.OpenSealedParts;
import org.junit.jupiter.api.Test;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Whatever answers with a file, a print, a search or people is recorded as an access. */
class AccessRecordedTest {
    private static final Pattern READS = Pattern.compile(
            "/print/|/search$|candidates|/signs|/repeats$|/proof$|^(/api)?/people|/dead-letters$|/tile/entries|/feed$");

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.caseledger.api");

    @Test
    void everyAddressThatGivesAFile_orIsForReadingOfCasesOrPeople_saysSoToTheAccessLog() {
        var found = new TreeSet<String>();
        var silent = new TreeSet<String>();
        PROGRAM.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> !paths(method).isEmpty())
                .filter(method -> reads(method) || reaches(method, AccessRecordedTest::isFile))
                .forEach(method -> {
                    found.add(method.getFullName());
                    if (!reaches(method, AccessRecordedTest::isRecord)) {
                        silent.add(method.getFullName());
                    }
                });

        assertThat(silent).isEmpty();
        assertThat(found).hasSizeGreaterThan(20);
    }

    private static boolean isFile(JavaAccess<?> call) {
        var owner = call.getTargetOwner();
        return owner.isEquivalentTo(AttachmentResponse.class)
                        && Set.of("file", "stream").contains(call.getName())
                || owner.isEquivalentTo(ContentDisposition.class);
    }

    /** An opening is recorded as such. */
    private static boolean isRecord(JavaAccess<?> call) {
        var owner = call.getTargetOwner();
        return owner.isEquivalentTo(AccessLog.class) || owner.isEquivalentTo(OpenSealedParts.class);
    }

    private static boolean reads(JavaCodeUnit method) {
        return paths(method).stream().anyMatch(path -> READS.matcher(path).find())
                && !Set.of("add", "ask", "savePerson").contains(method.getName());
    }

    private static Set<String> paths(JavaCodeUnit method) {
        var own = new HashSet<String>();
        method.tryGetAnnotationOfType(GetMapping.class).ifPresent(get -> add(own, get.path(), get.value()));
        method.tryGetAnnotationOfType(PostMapping.class).ifPresent(post -> add(own, post.path(), post.value()));
        var under = method.getOwner()
                .tryGetAnnotationOfType(org.springframework.web.bind.annotation.RequestMapping.class)
                .map(of -> String.join("", of.value()))
                .orElse("");
        var all = new HashSet<String>();
        own.forEach(path -> all.add(under + path));
        return all;
    }

    private static void add(Set<String> paths, String[] some, String[] others) {
        var all = Stream.concat(Arrays.stream(some), Arrays.stream(others)).toList();
        paths.addAll(all.isEmpty() ? Set.of("") : all);
    }

    /** Whether a method does so, itself or by what it calls. */
    private static boolean reaches(JavaCodeUnit method, Predicate<JavaAccess<?>> what) {
        return reaches(method, what, new HashSet<>());
    }

    private static boolean reaches(JavaCodeUnit method, Predicate<JavaAccess<?>> what, Set<JavaCodeUnit> seen) {
        if (!seen.add(method)) {
            return false;
        }
        return method.getAccessesFromSelf().stream().anyMatch(what)
                || method.getCallsFromSelf().stream()
                        .flatMap(call -> call.getTarget().resolveMember().stream())
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .filter(called -> !called.getOwner().isEquivalentTo(AccessLog.class))
                        .anyMatch(called -> reaches(called, what, seen));
    }
}
