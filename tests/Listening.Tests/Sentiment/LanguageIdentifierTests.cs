using Listening.Sentiment;

namespace Listening.Tests.Sentiment;

public sealed class LanguageIdentifierTests
{
    public static TheoryData<string, string> Sentences => new()
    {
        { "en", "The new roast is out today and I can't wait to try it" },
        { "en", "@user why is your website down again? http" },
        { "de", "Der neue Kaffee ist heute da und ich kann es kaum erwarten" },
        { "de", "Warum ist eure Seite schon wieder nicht erreichbar?" },
        { "fr", "Le nouveau café est arrivé et je ne peux plus attendre" },
        { "fr", "Pourquoi votre site est encore en panne ?" },
        { "es", "El nuevo café ya está aquí y no puedo esperar más" },
        { "es", "¿Por qué no funciona la página de la tienda?" },
        { "it", "Il nuovo caffè è arrivato e non vedo l'ora di provarlo" },
        { "it", "Perché il vostro sito non funziona anche oggi?" },
        { "pt", "O novo café já chegou e eu não posso esperar mais" },
        { "pt", "Por que o site da loja não está a funcionar hoje?" },
        { "nl", "De nieuwe koffie is er en ik kan niet wachten om hem te proeven" },
        { "sv", "Det nya kaffet är här och jag kan inte vänta med att prova" },
        { "da", "Hvorfor er jeres side nede igen, jeg vil gerne have noget kaffe af jer" },
        { "no", "Hvorfor er siden deres nede igjen, jeg vil gjerne ha noe kaffe nå" },
        { "fi", "Uusi kahvi on täällä ja minä en voi odottaa enää" },
        { "pl", "Nowa kawa już jest i nie mogę się doczekać, żeby jej spróbować" },
        { "cs", "Nová káva už je tady a já se nemůžu dočkat, až ji zkusím" },
        { "tr", "Yeni kahve geldi ve ben onu denemek için çok heyecanlıyım" },
        { "ro", "Cafeaua nouă a sosit și nu mai pot să aștept până mâine" },
        { "hu", "Megjött az új kávé, és már nagyon várom, hogy kipróbáljam" },
        { "id", "Kopi baru sudah ada dan saya tidak sabar untuk mencoba" },
        { "vi", "Cà phê mới đã có và tôi không thể chờ được nữa" },
        { "ru", "Новый кофе уже здесь, и я не могу больше ждать" },
        { "uk", "Нова кава вже тут, і я не можу більше чекати" },
        { "bg", "Новото кафе вече е тук и аз не мога да чакам повече" },
        { "sr", "Нова кафа је већ овде и ја више не могу да чекам" },
        { "el", "Ο νέος καφές είναι εδώ" },
        { "he", "הקפה החדש כבר כאן" },
        { "ar", "القهوة الجديدة هنا وأنا لا أستطيع الانتظار" },
        { "fa", "قهوه جدید رسیده است و من نمی توانم صبر کنم" },
        { "ur", "نئی کافی آ گئی ہے اور میں انتظار نہیں کر سکتا" },
        { "hi", "नई कॉफी आ गई है और मैं इंतज़ार नहीं कर सकता" },
        { "mr", "नवीन कॉफी आली आहे आणि मी वाट पाहू शकत नाही" },
        { "ja", "新しいコーヒーが届きました。とても楽しみです" },
        { "zh", "新咖啡已经到了,我等不及要尝一尝" },
        { "ko", "새 커피가 도착했어요 정말 기대돼요" },
        { "th", "กาแฟใหม่มาแล้ว" },
        { "ta", "புதிய காபி வந்துவிட்டது" },
        { "ka", "ახალი ყავა უკვე აქ არის" },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_is_recognised(string language, string sentence) => Assert.Equal(language, LanguageIdentifier.Identify(sentence, null, []));

    [Theory]
    [InlineData("")]
    [InlineData("12345 !!! \U0001F600")]
    [InlineData("http://x.example/the/and/of")]
    [InlineData("zzkrw qqpt")]
    [InlineData("\uD83D\uDE00\uD83D")]
    public void Without_evidence_the_answer_is_und(string text) => Assert.Equal("und", LanguageIdentifier.Identify(text, null, []));

    [Theory]
    [InlineData("Kaffee Rösterei Nord", "de-AT", "de")]
    [InlineData("The new roast is out today and it is very good", "de", "en")]
    [InlineData("Новый кофе", "en", "ru")]
    [InlineData("Har du det?", "sv", "sv")]
    public void What_is_declared_is_believed_where_the_text_does_not_speak_against_it(string text, string declared, string language) =>
        Assert.Equal(language, LanguageIdentifier.Identify(text, declared, []));

    [Theory]
    [InlineData("no")]
    [InlineData("da")]
    public void Hints_decide_near_ties(string hint) => Assert.Equal(hint, LanguageIdentifier.Identify("jeg har en god ny", null, [hint]));

    [Fact]
    public void Hints_never_filter() => Assert.Equal("fr", LanguageIdentifier.Identify("Le nouveau café est arrivé et je ne peux plus attendre", null, ["en", "de"]));

    [Fact]
    public void Every_profile_fits_into_the_set_of_languages() => Assert.InRange(LanguageEvidence.Count, 12, 32);

    [Fact]
    public void No_text_costs_an_allocation()
    {
        const string text = "Der neue Kaffee ist heute da und ich kann es kaum erwarten";
        string[] hints = ["de"];
        LanguageIdentifier.Identify(text, "de-DE", hints);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            LanguageIdentifier.Identify(text, "de-DE", hints);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
