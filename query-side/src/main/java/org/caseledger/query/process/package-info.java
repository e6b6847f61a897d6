/** 过程: the ways that cases really take, how long from step to step, and whether they may. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.process;
