package org.caseledger.query;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageCyclesTest {
    @Test
    void noPackageDependsOnOneThatDependsOnIt() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.caseledger.query");

        slices().matching("org.caseledger.query.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
