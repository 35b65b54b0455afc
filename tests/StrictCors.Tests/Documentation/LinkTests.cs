using System.Text.RegularExpressions;

namespace StrictCors.Tests.Documentation;

/// <summary>Every relative link of the documentation leads to a file of the repository, and to a heading in it.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string, string> Links
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var page in Pages.All)
            {
                foreach (var target in Link().Matches(page.Prose).Select(match => match.Groups["target"].Value).Distinct())
                {
                    data.Add(page.Path, target);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void A_link_leads_somewhere(string page, string target)
    {
        target.Should().NotContain("://", "a link that only the network can follow is not tested");
        var (file, anchor) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
        var path = file.Length == 0
            ? Repository.PathOf(page)
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(page))!, file));

        File.Exists(path).Should().BeTrue();
        path.Should().StartWith(Repository.PathOf(""), "it is a file of the repository");
        if (anchor is not null)
        {
            new DocumentationPage(Path.GetRelativePath(Repository.PathOf(""), path)).Anchors.Should().Contain(anchor);
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
