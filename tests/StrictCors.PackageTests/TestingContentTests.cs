namespace StrictCors.PackageTests;

/// <summary>What people download to test their own application.</summary>
[Collection(SharedPackage.Name)]
public sealed class TestingContentTests(PackedSources packed)
{
    [Fact]
    public void The_package_for_tests_holds_what_it_should_and_nothing_else() => packed.Testing.Files.Should().BeEquivalentTo(
    [
        "StrictCors.Testing.nuspec", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt", "icon.png", "lib/net10.0/StrictCors.Testing.dll",
        "lib/net10.0/StrictCors.Testing.xml",
    ]);

    [Fact]
    public void Its_symbol_package_holds_the_symbols() =>
        packed.TestingSymbols.Files.Should().BeEquivalentTo(["StrictCors.Testing.nuspec", "lib/net10.0/StrictCors.Testing.pdb"]);

    [Fact]
    public void It_depends_on_nothing_not_even_on_ASP_NET_Core()
    {
        packed.Testing.Metadata.Descendants("dependency").Should().BeEmpty();
        packed.Testing.Metadata.Descendants("frameworkReference").Should().BeEmpty();
    }

    [Fact]
    public void It_says_what_it_is_for()
    {
        packed.Testing.Metadata.Element("id")!.Value.Should().Be("StrictCors.Testing");
        packed.Testing.Metadata.Element("license")!.Value.Should().Be("MIT");
        packed.Testing.Metadata.Element("description")!.Value.Should().Contain("fetch");
        packed.Testing.Text("README.md").TrimEnd().Should().Be(Repository.ReadText("src", "StrictCors.Testing", "README.md").TrimEnd());
    }

    [Fact]
    public void It_documents_nothing_internal() =>
        PublicMembers.ShouldBeAll(
            packed.Testing.Bytes("lib/net10.0/StrictCors.Testing.dll"), packed.Testing.Text("lib/net10.0/StrictCors.Testing.xml"));

    [Fact]
    public void Both_packages_have_one_version() =>
        packed.Testing.Metadata.Element("version")!.Value.Should().Be(packed.Package.Metadata.Element("version")!.Value);
}
