package org.caseledger.api.processors;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.oversight.ReadKind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Event processors, for the administrator. */
@RestController
@Tag(name = "processors 事件处理器")
@RequiredArgsConstructor
class ProcessorsController {
    private final Processors processors;
    private final AccessLog accesses;

    @GetMapping("/api/processors")
    List<ProcessorStatus> status() {
        return processors.status();
    }

    @GetMapping("/api/processors/{name}/dead-letters")
    List<DeadLetterRow> deadLetters(@PathVariable String name, LoggedIn person) {
        var letters = processors.deadLetters(name).orElseThrow(NotFoundException::new);
        accesses.read(ReadKind.DEAD_LETTERS, name, person.actor());
        return letters;
    }

    @PostMapping("/api/processors/{name}/dead-letters/retry")
    Retried retry(@PathVariable String name) {
        return processors.retry(name).orElseThrow(NotFoundException::new);
    }
}
