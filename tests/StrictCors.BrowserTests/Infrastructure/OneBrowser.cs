namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>One browser and one set of servers for all classes, which run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
