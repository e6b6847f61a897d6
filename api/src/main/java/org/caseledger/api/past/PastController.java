package org.caseledger.api.past;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.query.deadlines.DeadlineList;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 往日工作台: the board, its counts and the lists of clocks as they were at any moment. */
@RestController
@Tag(name = "time machine 时光机")
@RequestMapping("/api/past")
@RequiredArgsConstructor
class PastController {

    private final PastBoard past;

    @GetMapping("/board")
    PastBoard.Board board(@ParameterObject PastBoard.Question question, @AuthenticationPrincipal LoggedIn person) {
        return past.board(question, person.actor());
    }

    /** {@code list}: {@code OVERDUE} unless {@code DUE_SOON} is asked for. */
    @GetMapping("/deadlines")
    PastBoard.Listed deadlines(
            @ParameterObject PastBoard.Question question,
            @Nullable DeadlineList list,
            @AuthenticationPrincipal LoggedIn person) {
        return past.deadlines(question, list, person.actor());
    }
}
