package org.caseledger.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class FlakyTestsTest {
    static class Planted {
        private static int runs;

        @Test
        void failsAtFirst() {
            assertThat(runs++).isPositive();
        }

        @Test
        void failsEachTime() {
            assertThat(runs).isNegative();
        }

        @Test
        void passes() {
            assertThat(runs).isNotNegative();
        }
    }

    static class PlantedSetUp {
        private static int runs;

        @BeforeAll
        static void failsAtFirst() {
            assertThat(runs++).isPositive();
        }

        @Test
        void passes() {
            assertThat(runs).isPositive();
        }
    }

    @TempDir
    private Path folder;

    @Test
    void givenTestsThatAreTriedTwice_whenOnePassesAtLast_thenItIsWrittenWithItsFirstFailure_andNoOther()
            throws IOException {
        Planted.runs = 0;
        PlantedSetUp.runs = 0;
        var file = folder.resolve("flaky.txt");
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(new FlakyTests(file))
                .build());
        launcher.execute(planted());
        assertThat(file).doesNotExist();
        launcher.execute(planted());
        assertThat(Files.readAllLines(file))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("flaky: " + Planted.class.getName() + ".failsAtFirst, first failure: ")
                                .contains("0"),
                        line -> assertThat(line)
                                .startsWith("flaky: " + PlantedSetUp.class.getName() + ".<set-up>, first failure: "));
    }

    private static LauncherDiscoveryRequest planted() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Planted.class), selectClass(PlantedSetUp.class))
                .build();
    }
}
