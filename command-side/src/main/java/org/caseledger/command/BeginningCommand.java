package org.caseledger.command;

/** A command that begins a case. */
public sealed interface BeginningCommand extends ComplaintCommand
        permits ReceiveComplaint, AdoptHistory, ReplayComplaint {}
