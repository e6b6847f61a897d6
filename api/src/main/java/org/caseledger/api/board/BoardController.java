package org.caseledger.api.board;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 工作台: the board, and the cases behind each number of it. */
@RestController
@RequestMapping("/api/board")
@RequiredArgsConstructor
class BoardController {

    private final CaseBoard board;

    @Tag(name = "board 工作台")
    @GetMapping
    CaseBoard.Board board(@ParameterObject CaseBoard.Question question, @AuthenticationPrincipal LoggedIn person) {
        return board.board(question, person.actor());
    }

    /**
     * As {@code /api/board}, of the cards that its counts count; {@code unassigned} asks for those that no unit has.
     */
    @Tag(name = "figures 数字的由来")
    @GetMapping("/cases")
    CaseBoard.Cards cards(
            @ParameterObject CaseBoard.Question question,
            @Nullable Boolean unassigned,
            @AuthenticationPrincipal LoggedIn person) {
        return board.counted(question, Boolean.TRUE.equals(unassigned), person.actor());
    }
}
