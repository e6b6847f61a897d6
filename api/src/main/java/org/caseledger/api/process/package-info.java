/** 过程: the log of what happened to cases, for tools that mine processes. */
@NullMarked
package org.caseledger.api.process;

import org.jspecify.annotations.NullMarked;
