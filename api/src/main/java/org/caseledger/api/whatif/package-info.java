/** 推演: puts other rules together from files, and hands out what they would have changed. */
@NullMarked
package org.caseledger.api.whatif;

import org.jspecify.annotations.NullMarked;
