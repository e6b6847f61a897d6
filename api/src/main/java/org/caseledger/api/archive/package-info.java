/** 归档信息包: archived cases as packages that an archive takes over and checks. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.archive;
