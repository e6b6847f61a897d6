package org.caseledger.events.respondent;

import org.caseledger.events.LedgerEvent;

/** A fact about an entry of the register of respondents, in the order of its life (O121-10). */
public sealed interface RespondentEvent extends LedgerEvent
        permits RespondentRegistered, RespondentChanged, RespondentAliased, RespondentsJoined, RespondentsParted {}
