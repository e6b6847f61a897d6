package org.caseledger.api.wiring;

import lombok.RequiredArgsConstructor;
import org.caseledger.files.DiskSpace;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A warning while little is free of the disk that holds the data directory. */
@Component
@RequiredArgsConstructor
class DiskHealthIndicator implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(DiskHealthIndicator.class);
    private static final long MIB = 1 << 20;

    private final DiskSpace disk;
    private boolean told;

    /** Logs one line when it becomes low and one when there is room again. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1M")
    final void look() {
        boolean low = disk.isLow();
        if (low && !told) {
            LOG.warn("{}", little());
        } else if (!low && told) {
            LOG.info("数据目录所在磁盘已有足够空间 / the disk of the data directory has room again");
        }
        told = low;
    }

    private Text little() {
        return Text.format(
                "数据目录 %s 所在磁盘只剩 %d MiB，写满后将无法登记办理，请腾出空间",
                "the disk of the data directory %s has only %d MiB left; once it is full nothing can be"
                        + " recorded, so make room",
                disk.directory(),
                disk.free().orElse(0) / MIB);
    }

    @Override
    public Health health() {
        var health = disk.isLow() ? Health.status(ViewsHealthIndicator.WARN) : Health.up();
        disk.free().ifPresent(free -> health.withDetail("freeMiB", free / MIB));
        return disk.isLow() ? Faults.told(health, little()) : health.build();
    }
}
