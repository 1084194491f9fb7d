namespace Listening.Tests.Mentions.Configuration;

public sealed class SourceIdentityTests
{
    [Theory]
    [InlineData("\"https://a.example/feed\"")]
    [InlineData("\"https://A.EXAMPLE:443/feed#latest\"")]
    [InlineData("{\"kind\":\"feed\",\"url\":\"https://a.example/feed\",\"every\":\"5m\"}")]
    [InlineData("{\"url\":\"https://b.example/moved\",\"formerly\":\"https://a.example/feed\"}")]
    public void The_same_source_keeps_its_id(string source) => Assert.Equal("0f816c5e2526ddd5", ListenersText.ValidSource(source).Id);

    [Theory]
    [InlineData("\"http://a.example/feed\"")]
    [InlineData("\"https://a.example/feed/\"")]
    [InlineData("\"https://a.example/feed?page=1\"")]
    [InlineData("\"https://a.example/Feed\"")]
    public void Another_address_is_another_source(string source) => Assert.NotEqual("0f816c5e2526ddd5", ListenersText.ValidSource(source).Id);

    [Fact]
    public void A_name_of_its_own_wins() => Assert.Equal("our.blog", ListenersText.ValidSource("{\"id\":\"our.blog\",\"url\":\"https://a.example/feed\"}").Id);
}
