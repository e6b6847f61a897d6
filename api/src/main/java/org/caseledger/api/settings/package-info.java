/** 设置: what the ledger works by, and what of it changed between two starts. */
@NullMarked
package org.caseledger.api.settings;

import org.jspecify.annotations.NullMarked;
