package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.caseledger.files.DiskSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class DiskHealthIndicatorTest {
    @TempDir
    Path data;

    @Test
    void givenLessThanTheSetting_whenTheHealthIsAsked_thenItWarnsAndNamesTheDirectory() {
        var health = new DiskHealthIndicator(new DiskSpace(data, Long.MAX_VALUE, 0)).health();

        assertThat(health.getStatus()).isEqualTo(ViewsHealthIndicator.WARN);
        assertThat(health.getDetails())
                .hasEntrySatisfying("refused", why -> assertThat((String) why).contains(data.toString(), "MiB left"))
                .hasEntrySatisfying("refusedZh", why -> assertThat((String) why).contains(data.toString(), "磁盘只剩"))
                .containsKey("freeMiB");
    }

    @Test
    void givenRoom_whenTheHealthIsAsked_thenItIsUp() {
        var disk = new DiskSpace(data, 1, 0);

        assertThat(new DiskHealthIndicator(disk).health().getStatus()).isEqualTo(Status.UP);
        assertThat(disk.isFull()).isFalse();
        assertThat(new DiskSpace(data, 1, Long.MAX_VALUE).isFull()).isTrue();
    }

    @Test
    void givenADirectoryThatIsGone_whenAsked_thenNothingIsKnownAndNothingClaimed() {
        var gone = new DiskSpace(data.resolve("gone"), Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(gone.free()).isEmpty();
        assertThat(gone.isFull()).isFalse();
    }
}
