<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- |Name|Name|…|: the public members, as the target DocumentPublicMembers reads them. -->
  <xsl:param name="names" />
  <xsl:output encoding="utf-8" />

  <xsl:template match="@*|node()">
    <xsl:copy><xsl:apply-templates select="@*|node()" /></xsl:copy>
  </xsl:template>

  <!-- M:Type.Member``1(Parameters), M:Type.op_Equality(Parameters). -->
  <xsl:template match="member">
    <xsl:variable name="member" select="substring-before(concat(substring-before(concat(substring-after(@name, ':'), '('), '('), '`'), '`')" />
    <xsl:variable name="operator" select="concat(substring-before($member, '.op_'), '.operator')" />
    <xsl:if test="contains($names, concat('|', $member, '|')) or (contains($member, '.op_') and contains($names, concat('|', $operator, '|')))">
      <xsl:copy><xsl:apply-templates select="@*|node()" /></xsl:copy>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
