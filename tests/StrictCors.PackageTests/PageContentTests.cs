namespace StrictCors.PackageTests;

/// <summary>What people download to have the page for development.</summary>
[Collection(SharedPackage.Name)]
public sealed class PageContentTests(PackedSources packed)
{
    [Fact]
    public void The_package_of_the_page_holds_what_it_should_and_nothing_else() => packed.Page.Files.Should().BeEquivalentTo(
    [
        "StrictCors.Page.nuspec", "README.md", "LICENSE", "icon.png", "lib/net10.0/StrictCors.Page.dll", "lib/net10.0/StrictCors.Page.xml",
    ]);

    [Fact]
    public void Its_symbol_package_holds_the_symbols() =>
        packed.PageSymbols.Files.Should().BeEquivalentTo(["StrictCors.Page.nuspec", "lib/net10.0/StrictCors.Page.pdb"]);

    [Fact]
    public void It_depends_on_exactly_its_own_version_of_the_other_packages_and_on_nothing_else()
    {
        var version = packed.Page.Metadata.Element("version")!.Value;

        packed.Page.Metadata.Descendants("dependency").Select(one => $"{one.Attribute("id")!.Value} {one.Attribute("version")!.Value}")
            .Should().BeEquivalentTo([$"StrictCors [{version}]", $"StrictCors.Testing [{version}]"]);
    }

    [Fact]
    public void It_says_what_it_is_for()
    {
        packed.Page.Metadata.Element("id")!.Value.Should().Be("StrictCors.Page");
        packed.Page.Metadata.Element("license")!.Value.Should().Be("MIT");
        packed.Page.Metadata.Element("description")!.Value.Should().Contain("development");
        packed.Page.Text("README.md").Should().Contain("app.MapStrictCorsPage();").And.Contain("/blob/main/src/docs/page.md)").And.NotContain("](..");
    }

    [Fact]
    public void It_documents_nothing_internal() =>
        PublicMembers.ShouldBeAll(packed.Page.Bytes("lib/net10.0/StrictCors.Page.dll"), packed.Page.Text("lib/net10.0/StrictCors.Page.xml"));

    [Fact]
    public void It_has_the_version_of_the_library() =>
        packed.Page.Metadata.Element("version")!.Value.Should().Be(packed.Package.Metadata.Element("version")!.Value);
}
