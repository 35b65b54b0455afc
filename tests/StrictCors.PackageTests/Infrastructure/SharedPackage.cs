namespace StrictCors.PackageTests.Infrastructure;

/// <summary>Packed once for all classes of this collection, which run one after the other: each keeps two processors busy.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPackage : ICollectionFixture<PackedSources>
{
    public const string Name = "Package";
}
