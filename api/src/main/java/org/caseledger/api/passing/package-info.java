/** 移送: cases that pass between offices, shown by the logs of both. */
@NullMarked
package org.caseledger.api.passing;

import org.jspecify.annotations.NullMarked;
