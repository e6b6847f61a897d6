package org.caseledger.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
    private final AtomicLong free = new AtomicLong(1_000);
    private final DiskSpace disk = new DiskSpace(Path.of("data"), () -> OptionalLong.of(free.get()), 200, 16);

    private boolean isFullWith(long bytes) {
        free.set(bytes);
        return disk.isFull();
    }

    @Test
    void givenADiskThatWasFull_whenSomeBytesAreFreed_thenItIsFullUntilThereIsRoom() {
        assertThat(isFullWith(16)).isFalse();
        assertThat(isFullWith(15)).isTrue();
        assertThat(isFullWith(20)).isTrue();
        assertThat(isFullWith(3)).isTrue();
        assertThat(isFullWith(47)).isTrue();
        assertThat(isFullWith(48)).isFalse();
        assertThat(isFullWith(20)).isFalse();
    }
}
