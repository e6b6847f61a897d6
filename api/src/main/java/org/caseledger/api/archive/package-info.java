/** 归档信息包: archived cases as packages that an archive takes over and checks. */
@NullMarked
package org.caseledger.api.archive;

import org.jspecify.annotations.NullMarked;
