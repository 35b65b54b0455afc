using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StrictCors.PackageTests;

/// <summary>What people download.</summary>
[Collection(SharedPackage.Name)]
public sealed class ContentTests(PackedSources packed)
{
    private const string Assembly = "lib/net10.0/StrictCors.dll";
    private const string Documentation = "lib/net10.0/StrictCors.xml";

    private XElement Metadata => packed.Package.Metadata;

    [Fact]
    public void The_package_holds_what_it_should_and_nothing_else() => packed.Package.Files.Should().BeEquivalentTo(
    [
        "StrictCors.nuspec", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt", "icon.png", "ConfigurationSchema.json",
        "buildTransitive/StrictCors.targets", Assembly, Documentation,
        "runtimes/linux-x64/lib/net10.0/StrictCors.dll", "runtimes/linux-arm64/lib/net10.0/StrictCors.dll",
        "runtimes/win-x64/lib/net10.0/StrictCors.dll",
        "analyzers/dotnet/cs/StrictCors.Analyzers.dll", "analyzers/dotnet/cs/StrictCors.CodeFixes.dll",
    ]);

    [Fact]
    public void The_symbol_package_holds_the_symbols() =>
        packed.Symbols.Files.Should().BeEquivalentTo(["StrictCors.nuspec", "lib/net10.0/StrictCors.pdb"]);

    [Fact]
    public void It_depends_on_no_package_and_on_ASP_NET_Core()
    {
        Metadata.Descendants("dependency").Should().BeEmpty();
        Metadata.Element("dependencies")!.Elements("group").Single().Attribute("targetFramework")!.Value.Should().Be("net10.0");
        Metadata.Descendants("frameworkReference").Single().Attribute("name")!.Value.Should().Be("Microsoft.AspNetCore.App");
    }

    [Fact]
    public void It_says_what_it_is()
    {
        Metadata.Element("id")!.Value.Should().Be("StrictCors");
        Metadata.Element("authors")!.Value.Should().NotBe("StrictCors", "that is what the SDK writes where nothing was said");
        Metadata.Element("description")!.Value.Should().Contain("ASP.NET Core").And.NotBe("Package Description");
        Metadata.Element("tags")!.Value.Split(' ').Should().Contain(["cors", "aspnetcore", "security"]);
    }

    [Fact]
    public void It_has_the_licence_of_the_repository()
    {
        var licence = Metadata.Element("license")!;
        (licence.Attribute("type")!.Value, licence.Value).Should().Be(("expression", "MIT"));
        packed.Package.Text("LICENSE").Should().Be(Repository.ReadText("LICENSE")).And.Contain(Metadata.Element("copyright")!.Value);
        packed.Package.Text("THIRD-PARTY-NOTICES.txt").Should().Contain("Public Suffix List");
    }

    [Fact]
    public void Its_readme_is_its_own_with_absolute_links()
    {
        Metadata.Element("readme")!.Value.Should().Be("README.md");
        var pages = $"{Metadata.Element("projectUrl")!.Value}/blob/main/";
        var readme = packed.Package.Text("README.md");

        Targets(readme).Should().NotBeEmpty().And.OnlyContain(target => target.StartsWith(pages, StringComparison.Ordinal));
        readme
            .Replace($"]({pages}src/", "](../", StringComparison.Ordinal)
            .Replace($"]({pages}", "](../../", StringComparison.Ordinal)
            .TrimEnd().Should().Be(Repository.ReadText("src", "StrictCors", "README.md").TrimEnd());
        Targets(readme).Select(target => target[pages.Length..].Split('#')[0])
            .Should().OnlyContain(file => File.Exists(Path.Combine(Repository.Root, file)));
    }

    [Fact]
    public void It_has_the_address_of_the_repository() =>
        Metadata.Element("repository")!.Attribute("url")!.Value.Should().Be(Metadata.Element("projectUrl")!.Value);

    [Fact]
    public void The_address_of_the_repository_is_written_once()
    {
        var address = Metadata.Element("projectUrl")!.Value;

        // The documentation and tests show it in messages.
        Repository.Sources().Where(file => Path.GetExtension(file) is not ".md" && File.ReadAllText(file).Contains(address, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Path.Combine(Repository.Root, "src"), file))
            .Should().Equal("Directory.Build.props");
    }

    [Fact]
    public void Its_release_notes_are_the_section_of_its_version()
    {
        var notes = Metadata.Element("releaseNotes")!.Value;
        Repository.ReadText("src", "docs", "CHANGELOG.md").Should().Contain(notes);
        Regex.Matches(notes, @"^## (\S+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value)
            .Should().Equal(Metadata.Element("version")!.Value);
    }

    [Fact]
    public void Its_icon_is_a_square_of_128_pixels()
    {
        Metadata.Element("icon")!.Value.Should().Be("icon.png");

        // The header of a PNG file is its first chunk, behind eight bytes of signature.
        var png = packed.Package.Bytes("icon.png");
        png.Take(8).Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).Should().Be(128);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).Should().Be(128);
    }

    [Fact]
    public void The_files_are_named_after_its_version()
    {
        var version = Metadata.Element("version")!.Value;
        (packed.Package.Name, packed.Symbols.Name).Should().Be(($"StrictCors.{version}.nupkg", $"StrictCors.{version}.snupkg"));
    }

    [Fact]
    public void Its_members_are_documented() =>
        XDocument.Parse(packed.Package.Text(Documentation)).Descendants("member").Select(member => member.Attribute("name")!.Value)
            .Should().Contain("M:Microsoft.Extensions.DependencyInjection.StrictCorsServiceCollectionExtensions.AddStrictCors("
                + "Microsoft.Extensions.DependencyInjection.IServiceCollection)");

    [Fact]
    public void Nothing_internal_is_documented() => PublicMembers.ShouldBeAll(packed.Package.Bytes(Assembly), packed.Package.Text(Documentation));

    private static IEnumerable<string> Targets(string markdown) => Regex.Matches(markdown, @"\]\(([^)]+)\)").Select(match => match.Groups[1].Value);
}
