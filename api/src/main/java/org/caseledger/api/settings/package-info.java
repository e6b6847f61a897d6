/** 设置: what the ledger works by, and what of it changed between two starts. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.settings;
