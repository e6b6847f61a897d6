package org.caseledger.events.log;

import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;

/** An administrator replaced the master key by another, the {@code version}th, under which this event is the first. */
@EventType("MasterKeyReplaced")
@Says(zh = "更换主密钥（第{version}把），理由：{reason}", en = "Master key replaced (version {version}), reason: {reason}")
public record MasterKeyReplaced(int version, String reason) implements LedgerEvent {}
